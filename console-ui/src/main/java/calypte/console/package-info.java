/// The program's entry point: its commands, and the operator console.
@NullMarked
package calypte.console;

import org.jspecify.annotations.NullMarked;
