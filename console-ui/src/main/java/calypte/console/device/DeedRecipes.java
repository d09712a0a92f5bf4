package calypte.console.device;

import calypte.console.client.DeviceClient;
import calypte.console.client.Recipe;
import calypte.console.client.Recipes;
import calypte.console.frame.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is done to the device by its buttons, for a shell.
record DeedRecipes(Recipes recipes, Place.OneDevice place, @Nullable Facts facts) {

    Recipe of(Deed deed) {
        var serial = place.serial();
        return switch (deed) {
            case ASSIGN -> assignment();
            case DESCRIBE -> description();
            case RETRY, HOLD, RELEASE, CANCEL, REKEY, DISABLE, ENABLE ->
                    recipes.post(path() + "/" + deed.word(), Map.of())
                            .orCalypte("device", deed.word(), serial);
            case UNDO -> undo();
            case DECOMMISSION -> recipes.delete(path()).orCalypte("device", "delete", serial);
        };
    }

    /// What it is assigned now is what somebody would say again.
    private Recipe assignment() {
        var firmware = facts == null ? null : facts.device().assignedFirmwareId();
        if (firmware == null) {
            return show();
        }
        return recipes.patch(path(), DeviceClient.assignment(firmware, null))
                .orCalypte("device", "assign", place.serial(), "--firmware", firmware.toString());
    }

    private Recipe description() {
        return facts == null
                ? show()
                : recipes.patch(
                        path(),
                        Map.of(
                                "name",
                                facts.device().name(),
                                "tags",
                                facts.device().tags(),
                                "notes",
                                facts.detail().notes()));
    }

    private Recipe undo() {
        var assignment = facts == null ? null : facts.detail().assignmentId();
        return assignment == null
                ? show()
                : recipes.post("/assignments/" + assignment + "/undo", Map.of())
                        .orCalypte("device", "undo", place.serial());
    }

    /// The device as it is.
    Recipe show() {
        return recipes.get(path()).orCalypte("device", "show", place.serial());
    }

    private String path() {
        return "/devices/" + place.id();
    }
}
