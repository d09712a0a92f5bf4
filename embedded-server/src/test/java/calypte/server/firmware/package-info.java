@NullMarked
package calypte.server.firmware;

import org.jspecify.annotations.NullMarked;
