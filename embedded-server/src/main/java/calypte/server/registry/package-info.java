/// CalypteAPI of the flow: the fleet and the catalogue, drift and its explanation. The only owner
/// of the tables.
@NullMarked
package calypte.server.registry;

import org.jspecify.annotations.NullMarked;
