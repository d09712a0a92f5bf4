/// Emulated devices as a fleet, and the programs made of them: one against any server, one that
/// tells a story.
@NullMarked
package calypte.emulator;

import org.jspecify.annotations.NullMarked;
