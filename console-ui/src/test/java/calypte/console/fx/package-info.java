@NullMarked
package calypte.console.fx;

import org.jspecify.annotations.NullMarked;
