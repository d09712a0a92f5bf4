@NullMarked
package calypte.server.rollout;

import org.jspecify.annotations.NullMarked;
