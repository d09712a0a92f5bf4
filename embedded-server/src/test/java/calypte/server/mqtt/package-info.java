@NullMarked
package calypte.server.mqtt;

import org.jspecify.annotations.NullMarked;
