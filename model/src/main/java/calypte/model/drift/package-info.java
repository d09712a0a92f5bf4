/// Drift: what a device was assigned against what it proved to run, what is done about it, and why.
///
/// Pure: no clock, no chance, no store. Whoever holds the facts asks here.
@NullMarked
package calypte.model.drift;

import org.jspecify.annotations.NullMarked;
