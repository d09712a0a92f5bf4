/// Gateway of the flow: what devices say, over MQTT and HTTP, decoded, in order for each device,
/// and answered.
@NullMarked
package calypte.server.gateway;

import org.jspecify.annotations.NullMarked;
