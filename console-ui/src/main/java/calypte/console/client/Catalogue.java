package calypte.console.client;

import calypte.model.device.DeviceType;
import calypte.model.device.DeviceTypeId;
import calypte.model.firmware.FirmwareId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The types and the firmware of the fleet, for putting names to identifiers.
public final class Catalogue {

    public static final Catalogue EMPTY = new Catalogue(List.of(), List.of());

    private final List<DeviceType> types;
    private final List<FirmwareEntry> firmware;
    private final Map<DeviceTypeId, DeviceType> typesById = new LinkedHashMap<>();
    private final Map<FirmwareId, FirmwareEntry> firmwareById = new LinkedHashMap<>();

    public Catalogue(List<DeviceType> types, List<FirmwareEntry> firmware) {
        this.types = types.stream().sorted(Comparator.comparing(DeviceType::name)).toList();
        types.forEach(type -> typesById.put(type.id(), type));
        this.firmware = firmware.stream().sorted(this::compare).toList();
        firmware.forEach(entry -> firmwareById.put(entry.id(), entry));
    }

    /// By name.
    public List<DeviceType> types() {
        return types;
    }

    /// By type, then the newest version first.
    public List<FirmwareEntry> firmware() {
        return firmware;
    }

    public Optional<FirmwareEntry> firmware(@Nullable FirmwareId id) {
        return id == null ? Optional.empty() : Optional.ofNullable(firmwareById.get(id));
    }

    /// Whether that is firmware which came later.
    public boolean lacks(@Nullable FirmwareId id) {
        return id != null && !firmwareById.containsKey(id);
    }

    public String typeName(DeviceTypeId id) {
        var type = typesById.get(id);
        return type == null ? id.toString().substring(0, 8) : type.name();
    }

    /// The version, or the beginning of the id for a firmware that is not in this catalogue (yet).
    public String version(FirmwareId id) {
        return firmware(id).map(FirmwareEntry::version).orElse(id.toString().substring(0, 8));
    }

    private int compare(FirmwareEntry one, FirmwareEntry other) {
        var byType = typeName(one.typeId()).compareTo(typeName(other.typeId()));
        return byType != 0 ? byType : Versions.NATURAL.compare(other.version(), one.version());
    }
}
