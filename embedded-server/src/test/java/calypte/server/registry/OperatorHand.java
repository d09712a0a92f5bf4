package calypte.server.registry;

import calypte.model.device.DeviceId;

/// What an operator does about a device's updates, for worlds that have no HTTP.
public final class OperatorHand {

    private static final Source OPERATOR = Source.operator("127.0.0.1");

    private final Interventions interventions;

    public OperatorHand(Interventions interventions) {
        this.interventions = interventions;
    }

    public void holds(DeviceId device) {
        does(Intervention.HOLD, device);
    }

    public void releases(DeviceId device) {
        does(Intervention.RELEASE, device);
    }

    public void retries(DeviceId device) {
        does(Intervention.RETRY, device);
    }

    public void cancels(DeviceId device) {
        does(Intervention.CANCEL, device);
    }

    private void does(Intervention what, DeviceId device) {
        var _ = interventions.one(device, new Interventions.Wish(what, "a walk", OPERATOR));
    }
}
