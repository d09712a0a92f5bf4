/// Firmware: what a device can be assigned and can run.
@NullMarked
package calypte.model.firmware;

import org.jspecify.annotations.NullMarked;
