/// What every route needs and none should decide for itself: JSON, problem details, field checks,
/// the operator's token, the gate before it, and the listeners. Knows nothing of the fleet.
@NullMarked
package calypte.server.http;

import org.jspecify.annotations.NullMarked;
