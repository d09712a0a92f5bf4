package calypte.emulator.scene;

import java.util.List;

/// A story as data.
///
/// @param prefix of the devices' serials
/// @param devices how many it takes unless told otherwise
public record Scene(String name, String title, String prefix, int devices, List<Act> acts) {
    public Scene {
        acts = List.copyOf(acts);
    }

    /// The tag by which its devices are known.
    String tag() {
        return "scene-" + name;
    }
}
