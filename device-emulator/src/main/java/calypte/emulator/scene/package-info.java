/// Stories that a fleet and an operator play before one's eyes, act by act.
@NullMarked
package calypte.emulator.scene;

import org.jspecify.annotations.NullMarked;
