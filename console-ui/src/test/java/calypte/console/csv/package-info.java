@NullMarked
package calypte.console.csv;

import org.jspecify.annotations.NullMarked;
