/// What devices and the server last said to each other, for whoever wants to see it.
@NullMarked
package calypte.server.wire;

import org.jspecify.annotations.NullMarked;
