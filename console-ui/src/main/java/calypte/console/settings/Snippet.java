package calypte.console.settings;

/// How a device, or a script, speaks to this server, ready to be pasted. A secret is a variable.
enum Snippet {
    CURL(
            """
            # an operator's script
            curl -fsS "%1$s/devices?limit=10" -H "Authorization: Bearer $CALYPTE_TOKEN"

            # a device that speaks HTTP
            curl -fsS "%2$s/gateway/registration" -H 'Content-Type: application/json' \\
              -d '{"device_serial":"SN-00000042","firmware_serial":"1.4.0","shared_key":"'"$SHARED_KEY"'"}'
            """),
    MOSQUITTO(
            """
            mosquitto_rr -V 5 -h %3$s -p %4$d -u SN-00000042 -P "$SHARED_KEY" -i SN-00000042 -q 1 \\
              -t calypte/v1/devices/SN-00000042/registration \\
              -e calypte/v1/devices/SN-00000042/registration/reply \\
              -m '{"firmware_serial":"1.4.0","boot_id":"b1"}'
            """),
    PYTHON(
            """
            import json, os
            import paho.mqtt.client as mqtt

            serial = "SN-00000042"
            topic = f"calypte/v1/devices/{serial}/"
            device = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, serial, protocol=mqtt.MQTTv5)
            device.username_pw_set(serial, os.environ["SHARED_KEY"])
            device.on_message = lambda _c, _u, message: print(message.topic, message.payload)
            device.connect("%3$s", %4$d)
            device.subscribe([(topic + "registration/reply", 1), (topic + "update", 1)])
            device.publish(topic + "registration", json.dumps({"firmware_serial": "1.4.0"}), qos=1)
            device.loop_forever()
            """),
    C(
            """
            #include <MQTTClient.h> /* Eclipse Paho */
            #include <stdlib.h>
            #include <string.h>

            int main(void) {
                MQTTClient device;
                MQTTClient_connectOptions how = MQTTClient_connectOptions_initializer;
                const char *said = "{\\"firmware_serial\\":\\"1.4.0\\"}";
                MQTTClient_create(&device, "tcp://%3$s:%4$d", "SN-00000042", MQTTCLIENT_PERSISTENCE_NONE, NULL);
                how.username = "SN-00000042";
                how.password = getenv("SHARED_KEY");
                if (MQTTClient_connect(device, &how) != MQTTCLIENT_SUCCESS) return 1;
                MQTTClient_subscribe(device, "calypte/v1/devices/SN-00000042/registration/reply", 1);
                MQTTClient_publish(device, "calypte/v1/devices/SN-00000042/registration",
                                   (int) strlen(said), said, 1, 0, NULL);
                return 0;
            }
            """);

    private final String text;

    Snippet(String text) {
        this.text = text;
    }

    String at(Endpoints doors) {
        return text.formatted(doors.operator(), doors.device(), doors.mqttHost(), doors.mqttPort());
    }
}
