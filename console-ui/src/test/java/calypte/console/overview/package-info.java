@NullMarked
package calypte.console.overview;

import org.jspecify.annotations.NullMarked;
