package calypte.console.look;

import calypte.console.client.Badge;
import calypte.console.client.Device;
import calypte.model.device.Link;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;
import org.jspecify.annotations.Nullable;

/// A fleet at a glance: one facet per device, in the colour of its badge, hollow where it is
/// offline. It can be seen only, so a list that says the same belongs beside it.
public final class DeviceGrid extends GridView<Device> {

    private static final double FACET = 18;

    private Consumer<Device> onOpen = _ -> {};

    public DeviceGrid() {
        getStyleClass().add("device-grid");
        setCellWidth(FACET);
        setCellHeight(FACET);
        setHorizontalCellSpacing(2);
        setVerticalCellSpacing(2);
        setCellFactory(_ -> new Facet());
    }

    public void show(ObservableList<Device> devices) {
        setItems(devices);
    }

    public void setOnOpen(Consumer<Device> handler) {
        onOpen = handler;
    }

    private final class Facet extends GridCell<Device> {

        private final Region shape = new Region();

        Facet() {
            shape.getStyleClass().add("facet");
            setAccessibleRole(AccessibleRole.BUTTON);
            setOnMouseClicked(_ -> {
                if (getItem() != null) {
                    onOpen.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Device device, boolean empty) {
            super.updateItem(device, empty);
            shape.getStyleClass().removeIf(style -> !style.equals("facet"));
            setGraphic(empty || device == null ? null : shape);
            setTooltip(null);
            if (!empty && device != null) {
                var words = device.deviceSerial() + " · " + Words.of(device.badge());
                shape.getStyleClass().add(Looks.style(device.badge()));
                if (device.status().link() == Link.OFFLINE && device.badge() != Badge.NEVER_SEEN) {
                    shape.getStyleClass().add("hollow");
                }
                setTooltip(new Tooltip(words));
                setAccessibleText(words);
            }
        }
    }
}
