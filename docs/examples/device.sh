#!/bin/sh
# Plays an operator and a device through the whole flow, with curl and mosquitto's clients only.
#
# Needs a running server ('./calypte server') and, if it is not the usual one, where it is:
#   CALYPTE_URL          operator API     (default: http://127.0.0.1:8480)
#   CALYPTE_TOKEN_FILE   its token        (default: ~/.local/share/calypte/operator.token)
#   CALYPTE_DEVICE_URL   device gateway   (default: http://127.0.0.1:8481)
#   CALYPTE_MQTT_HOST, CALYPTE_MQTT_PORT  (default: 127.0.0.1, 1883)
# Ends with 0 if every step was as it should be.
set -eu

url=${CALYPTE_URL:-http://127.0.0.1:8480}
token_file=${CALYPTE_TOKEN_FILE:-$HOME/.local/share/calypte/operator.token}
device_url=${CALYPTE_DEVICE_URL:-http://127.0.0.1:8481}
mqtt_host=${CALYPTE_MQTT_HOST:-127.0.0.1}
mqtt_port=${CALYPTE_MQTT_PORT:-1883}
serial=script-$(date +%s)-$$
topic=calypte/v1/devices/$serial

umask 077
work=$(mktemp -d)
listener=
trap 'if [ -n "$listener" ]; then kill "$listener" 2>/dev/null || :; fi; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'device.sh: %s\n' "$*" >&2; exit 1; }

# The first value of a field in the JSON on stdin; nothing if there is none.
field() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

expect() { # what, wanted, got
    [ "$2" = "$3" ] || fail "$1 should be $2, but is ${3:-missing}"
    echo "   $1: $3"
}

# Secrets go to the tools in files: arguments can be seen by everybody on the machine.
[ -r "$token_file" ] || fail "cannot read $token_file; name the operator's token in CALYPTE_TOKEN_FILE"
echo "Authorization: Bearer $(cat "$token_file")" >"$work/operator"

# A call of the operator API; the answer goes to $work/answer.
call() { # wanted status, path, curl's options
    wanted=$1 path=$2
    shift 2
    got=$(curl -sS -o "$work/answer" -w '%{http_code}' -H "@$work/operator" "$@" "$url$path") ||
        fail "the operator API does not answer at $url"
    [ "$got" = "$wanted" ] || { cat "$work/answer" >&2; fail "$path answered $got, not $wanted"; }
}

operator() { # wanted status, method, path, [JSON body]
    if [ $# -gt 3 ]; then
        call "$1" "$3" -X "$2" -H 'Content-Type: application/json' --data "$4"
    else
        call "$1" "$3" -X "$2"
    fi
}

upload() { # firmware's id, file
    call 201 "/firmware/$1/content" -H 'Content-Type: application/octet-stream' --upload-file "$2"
}

add_firmware() { # serial, version; prints its id
    operator 201 POST /firmware "{\"serial\":\"$1\",\"version\":\"$2\",\"type_id\":\"$type\"}"
    field id <"$work/answer"
}

show_device() { operator 200 GET "/devices/$device"; }

await_device() { # field, wanted; for 15 seconds
    for _ in $(seq 75); do
        show_device
        [ "$(field "$1" <"$work/answer")" != "$2" ] || return 0
        sleep 0.2
    done
    fail "the device's $1 never became $2: $(cat "$work/answer")"
}

# The device registers over MQTT 5 and prints the reply. Client id = user name = serial.
register() { # firmware serial, boot id
    mosquitto_rr -t "$topic/registration" -e "$topic/registration/reply" -W 15 \
        -m "{\"firmware_serial\":\"$1\",\"boot_id\":\"$2\"}" || fail "no reply to the registration"
}

report() { # state, [percent]
    echo "   the device says $1${2:+ $2 %}"
    mosquitto_pub -t "$topic/progress" \
        -m "{\"update_id\":\"$update\",\"attempt\":$attempt,\"state\":\"$1\"${2:+,\"percent\":$2}}"
}

say "The operator enters a type, two firmwares and the newer one's image"
operator 201 POST /device-types "{\"name\":\"type of $serial\"}"
type=$(field id <"$work/answer")
old=$(add_firmware fw-1.4.0 1.4.0)
new=$(add_firmware fw-1.5.0 1.5.0)
head -c 300000 /dev/urandom >"$work/image"
upload "$new" "$work/image"
sha256=$(field sha256 <"$work/answer")
echo "$sha256  $work/image" | sha256sum -c --quiet || fail "the server computed another hash"
echo "   fw-1.5.0 has an image of $(wc -c <"$work/image") bytes, sha256 $sha256"

say "The operator enters device $serial and gets its key, this once"
operator 201 POST /devices \
    "{\"device_serial\":\"$serial\",\"type_id\":\"$type\",\"firmware_id\":\"$old\",\"tags\":[\"example\"]}"
device=$(field id <"$work/answer")
key=$(field shared_key <"$work/answer")
[ -n "$key" ] || fail "the new device has no key"
expect sync NEVER_SEEN "$(field sync <"$work/answer")"
show_device
[ -z "$(field shared_key <"$work/answer")" ] || fail "the key was shown a second time"

for tool in mosquitto_pub mosquitto_sub mosquitto_rr; do
    printf '%s\n' "-h $mqtt_host" "-p $mqtt_port" "-V mqttv5" "-q 1" \
        "-i $serial" "-u $serial" "-P $key" >"$work/$tool"
done
export XDG_CONFIG_HOME="$work" # where mosquitto's clients look for their options

say "A stranger with a wrong key is turned away"
stranger="{\"device_serial\":\"$serial\",\"firmware_serial\":\"fw-1.4.0\",\"shared_key\":\"guessed\"}"
expect "answer" 401 "$(curl -sS -o /dev/null -w '%{http_code}' \
    -H 'Content-Type: application/json' --data "$stranger" "$device_url/gateway/registration")"

say "The device registers over MQTT with what it runs"
register fw-1.4.0 boot-1 >"$work/reply"
expect sync IN_SYNC "$(field sync <"$work/reply")"

say "The device stays connected and listens for orders"
stdbuf -oL mosquitto_sub -d -t "$topic/update" -C 1 -W 60 >"$work/heard" &
listener=$!
await_device link ONLINE
for _ in $(seq 75); do
    ! grep -q 'SUBACK' "$work/heard" || break
    sleep 0.2
done
# It registers in its session, by the other door this time, so the server knows that it listens.
printf '{"device_serial":"%s","firmware_serial":"fw-1.4.0","boot_id":"boot-1","shared_key":"%s"}' \
    "$serial" "$key" >"$work/registration"
curl -sS --fail-with-body -o "$work/reply" -H 'Content-Type: application/json' \
    --data "@$work/registration" "$device_url/gateway/registration" || fail "it was not let in"
expect sync IN_SYNC "$(field sync <"$work/reply")"

say "The operator assigns fw-1.5.0; after the grace the loop orders the update"
operator 200 PATCH "/devices/$device" "{\"assigned_firmware_id\":\"$new\"}"
expect sync DRIFTED "$(field sync <"$work/answer")"
wait "$listener" || fail "no order came"
listener=
grep '^{' "$work/heard" >"$work/order" || fail "no order among what was heard"
cat "$work/order"
update=$(field update_id <"$work/order")
attempt=$(grep -o '"attempt":[0-9]*' "$work/order" | cut -d : -f 2)
expect "firmware's sha256" "$sha256" "$(field sha256 <"$work/order")"

say "The device fetches the image with its own credential and checks it"
report ACCEPTED
report DOWNLOADING 50
echo "user = \"$serial:$key\"" >"$work/credential"
curl -sS --fail-with-body -K "$work/credential" -o "$work/fetched" "$(field url <"$work/order")" ||
    fail "the image could not be fetched"
report VERIFYING
echo "$(field sha256 <"$work/order")  $work/fetched" | sha256sum -c --quiet || fail "the image is damaged"
echo "   sha256sum agrees"
report INSTALLING
report REBOOTING
await_device activity UPDATING

say "The device has booted fw-1.5.0 and registers again: that is the proof"
register fw-1.5.0 boot-2 >"$work/reply"
cat "$work/reply"
expect sync IN_SYNC "$(field sync <"$work/reply")"
show_device
expect activity IDLE "$(field activity <"$work/answer")"
expect current_firmware_id "$new" "$(field current_firmware_id <"$work/answer")"

say "The audit tells all of it"
operator 200 GET "/audit?limit=500&filter=device.serial_number==$serial"
grep -o '"message":"[^"]*"' "$work/answer" | cut -d '"' -f 4 | sed 's/^/   /'
for action in device-created device-authentication-failed device-registered \
    device-firmware-reported device-assigned update-dispatched update-progressed update-proven; do
    grep -q "\"action\":\"$action\"" "$work/answer" || fail "the audit does not tell of $action"
done

say "Done: $serial was entered, registered, updated and proved it"
