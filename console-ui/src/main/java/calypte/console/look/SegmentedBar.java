package calypte.console.look;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/// A whole and its parts, side by side in a fixed order: each at least wide enough to be seen, each
/// a way to what it counts. One stop for the tab key; arrows move within.
public final class SegmentedBar extends Region {

    private static final double GAP = 2;
    private static final double LEAST = 6;

    private final List<Region> regions = new ArrayList<>();
    private List<Segment> segments = List.of();
    private Consumer<Segment> onOpen = _ -> {};

    /// @param text what it counts, in words
    /// @param style its colour's name in the style sheets
    /// @param target where it leads
    public record Segment(String text, String style, long count, String target) {}

    public SegmentedBar() {
        getStyleClass().add("segmented-bar");
        setMinHeight(18);
        setPrefHeight(18);
        addEventHandler(KeyEvent.KEY_PRESSED, this::move);
    }

    public void setOnOpen(Consumer<Segment> handler) {
        onOpen = handler;
    }

    /// Shows these parts; those that count nothing take no room.
    public void show(List<Segment> parts) {
        var shown = parts.stream().filter(part -> part.count() > 0).toList();
        if (shown.equals(segments)) {
            return;
        }
        segments = shown;
        regions.clear();
        segments.forEach(part -> regions.add(region(part)));
        if (!regions.isEmpty()) {
            regions.getFirst().setFocusTraversable(true);
        }
        getChildren().setAll(regions);
    }

    @Override
    protected void layoutChildren() {
        var room = getWidth() - snappedLeftInset() - snappedRightInset();
        var spare = room - GAP * (segments.size() - 1) - LEAST * segments.size();
        var total = segments.stream().mapToLong(Segment::count).sum();
        var x = snappedLeftInset();
        for (var i = 0; i < regions.size(); i++) {
            var width = LEAST + spare * segments.get(i).count() / total;
            var snapped = snapPositionX(x);
            regions.get(i)
                    .resizeRelocate(
                            snapped,
                            snappedTopInset(),
                            snapPositionX(x + width) - snapped,
                            getHeight() - snappedTopInset() - snappedBottomInset());
            x += width + GAP;
        }
    }

    private Region region(Segment part) {
        var region = new Region();
        region.getStyleClass().addAll("segment", part.style());
        region.setAccessibleRole(AccessibleRole.BUTTON);
        region.setAccessibleText(part.text());
        region.setOnMouseClicked(_ -> onOpen.accept(part));
        Tooltip.install(region, new Tooltip(part.text()));
        return region;
    }

    private void move(KeyEvent event) {
        var here = focused();
        if (here < 0) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> focus(here, here - 1);
            case RIGHT -> focus(here, here + 1);
            case ENTER, SPACE -> onOpen.accept(segments.get(here));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private int focused() {
        for (var i = 0; i < regions.size(); i++) {
            if (regions.get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private void focus(int from, int to) {
        if (to >= 0 && to < regions.size()) {
            regions.get(from).setFocusTraversable(false);
            regions.get(to).setFocusTraversable(true);
            regions.get(to).requestFocus();
        }
    }
}
