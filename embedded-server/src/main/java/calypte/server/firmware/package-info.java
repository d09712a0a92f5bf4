/// FirmwareAPI of the flow: lets a device in and passes on what it runs; keeps the library's
/// content and hands it out.
@NullMarked
package calypte.server.firmware;

import org.jspecify.annotations.NullMarked;
