@NullMarked
package calypte.server.broker;

import org.jspecify.annotations.NullMarked;
