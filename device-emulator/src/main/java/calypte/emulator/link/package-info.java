/// Carries out over real HTTP and real MQTT what a device decides.
@NullMarked
package calypte.emulator.link;

import org.jspecify.annotations.NullMarked;
