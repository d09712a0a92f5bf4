@NullMarked
package calypte.console.look;

import org.jspecify.annotations.NullMarked;
