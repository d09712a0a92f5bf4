/// A device of the fleet: who it is, where it stands, and why.
@NullMarked
package calypte.model.device;

import org.jspecify.annotations.NullMarked;
