@NullMarked
package calypte.model.rollout;

import org.jspecify.annotations.NullMarked;
