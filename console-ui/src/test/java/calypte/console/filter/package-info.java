@NullMarked
package calypte.console.filter;

import org.jspecify.annotations.NullMarked;
