/// CalypteJob of the flow: finds what is due, every n seconds, and orders updates.
@NullMarked
package calypte.server.rollout;

import org.jspecify.annotations.NullMarked;
