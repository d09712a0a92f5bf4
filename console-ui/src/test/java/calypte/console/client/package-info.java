@NullMarked
package calypte.console.client;

import org.jspecify.annotations.NullMarked;
