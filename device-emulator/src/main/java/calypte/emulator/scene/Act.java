package calypte.emulator.scene;

/// One thing that happens in a scene. Some are deeds of the operator's, some wait for what the
/// fleet makes of them.
public sealed interface Act {

    /// Firmware is put into the library.
    record Stock(String version) implements Act {}

    /// The devices are entered, assigned `version`, and switched on with it in their flash.
    record Enter(String version, Cast cast) implements Act {}

    /// `version` is assigned to all at once.
    record Assign(String version) implements Act {}

    /// All devices that have power are to be in sync with `version`.
    record AwaitSync(String version) implements Act {}

    /// A share of the devices loses its power, from 0 to 1.
    record SwitchOff(double share) implements Act {}

    record SwitchOn() implements Act {}

    /// `version` is rolled out in phases.
    record Rollout(String version, Phases phases) implements Act {}

    /// The gate is to stop the rollout before it has reached everybody.
    record AwaitStop() implements Act {}

    /// The rollout is to come to its end.
    record AwaitEnd() implements Act {}

    /// What the server says of one device that is not where it should be.
    record Ask(String filter) implements Act {}

    /// The devices are to run again what they ran before.
    record RollBack() implements Act {}

    /// How a rollout goes forward.
    enum Phases {
        ALL_AT_ONCE,
        /// A tenth, three tenths, six tenths, everybody; stopped when more than a tenth fails.
        CANARY
    }

    /// What a presenter reads before it is played.
    default String title() {
        return switch (this) {
            case Stock(var version) -> "Put firmware " + version + " into the library";
            case Enter(var version, _) -> "Enter the devices and switch them on with " + version;
            case Assign(var version) -> "Assign " + version + " to all of them";
            case AwaitSync(var version) -> "Wait until they are in sync with " + version;
            case SwitchOff(var share) -> "Switch %.0f %% of them off".formatted(share * 100);
            case SwitchOn() -> "Switch them on again";
            case Rollout(var version, var phases) ->
                    switch (phases) {
                        case ALL_AT_ONCE -> "Roll " + version + " out to all of them";
                        case CANARY -> "Roll " + version + " out, to a few at first";
                    };
            case AwaitStop() -> "Wait until the gate stops it";
            case AwaitEnd() -> "Wait until the rollout is finished";
            case Ask _ -> "Ask the server why a device is where it is";
            case RollBack() -> "Roll back";
        };
    }
}
