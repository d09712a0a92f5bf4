package calypte.console.emulator;

import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Slider;

/// A slider over several powers of ten: as much way for 1 to 10 as for 1,000 to 10,000. Its left
/// end is `least`, also when that is 0.
record Scale(int least, int most) {

    void bind(Slider slider, IntegerProperty number) {
        slider.setMin(0);
        slider.setMax(1);
        number.subscribe(now -> {
            if (number(slider.getValue()) != now.intValue()) {
                slider.setValue(place(now.intValue()));
            }
        });
        slider.valueProperty()
                .subscribe(now -> {
                    if (slider.isValueChanging() || number.get() != number(now.doubleValue())) {
                        number.set(number(now.doubleValue()));
                    }
                });
    }

    /// Two digits are enough for a hand.
    int number(double place) {
        if (place <= 0) {
            return least;
        }
        var exact = Math.pow(most, place);
        var step = Math.pow(10, Math.max(0, Math.floor(Math.log10(exact)) - 1));
        return (int) Math.clamp(Math.round(exact / step) * step, Math.max(1, least), most);
    }

    double place(int number) {
        return number <= Math.max(1, least)
                ? (number <= least ? 0 : 1e-3)
                : Math.log(number) / Math.log(most);
    }
}
