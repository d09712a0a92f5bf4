@NullMarked
package calypte.console;

import org.jspecify.annotations.NullMarked;
