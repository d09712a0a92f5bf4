/// The embedded MQTT broker and its access rules. The only package that knows the broker's library.
@NullMarked
package calypte.server.broker;

import org.jspecify.annotations.NullMarked;
