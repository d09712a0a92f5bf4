/// The first run: three ways to begin, and the ten devices of the demo.
@NullMarked
package calypte.console.firstrun;

import org.jspecify.annotations.NullMarked;
