/// The program's entry point, and the window it opens.
@NullMarked
package calypte.console;

import org.jspecify.annotations.NullMarked;
