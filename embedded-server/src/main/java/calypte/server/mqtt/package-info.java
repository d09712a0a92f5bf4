/// The server's own MQTT 5 client, of the embedded broker or of any other. The only package that
/// knows Paho.
@NullMarked
package calypte.server.mqtt;

import org.jspecify.annotations.NullMarked;
