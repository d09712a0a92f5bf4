@NullMarked
package calypte.server.wire;

import org.jspecify.annotations.NullMarked;
