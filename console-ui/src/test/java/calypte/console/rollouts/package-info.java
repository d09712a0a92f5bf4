@NullMarked
package calypte.console.rollouts;

import org.jspecify.annotations.NullMarked;
