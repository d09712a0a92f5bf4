/// One device, pure: what it is told goes in, what it does about it comes out.
@NullMarked
package calypte.emulator.device;

import org.jspecify.annotations.NullMarked;
