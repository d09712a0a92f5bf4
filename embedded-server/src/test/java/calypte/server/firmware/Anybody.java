package calypte.server.firmware;

import calypte.model.firmware.Firmware.Content;

/// An owner who wants whatever comes.
class Anybody implements ContentStore.Owner {

    @Override
    public boolean wants(Content content) {
        return true;
    }

    @Override
    public void keeps(Content content) {}
}
