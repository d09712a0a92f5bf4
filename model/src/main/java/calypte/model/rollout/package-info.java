/// The rules of a rollout: how devices are split into phases, when a gate opens or stops all, and
/// who may be ordered now. Decided from counts and the hour alone; nothing here keeps anything.
@NullMarked
package calypte.model.rollout;

import org.jspecify.annotations.NullMarked;
