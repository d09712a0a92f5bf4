package calypte.console.device;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// A text for cameras: squares that are dark or not. A quarter of it may be scratched off.
final class QrCode {

    /// The white margin that cameras need, in squares.
    private static final int QUIET = 4;

    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.Q,
                    EncodeHintType.MARGIN,
                    QUIET,
                    EncodeHintType.CHARACTER_SET,
                    "UTF-8");

    private final BitMatrix squares;

    private QrCode(BitMatrix squares) {
        this.squares = squares;
    }

    static QrCode of(String text) {
        try {
            return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a label: " + text.length(), e);
        }
    }

    /// How many squares it is wide and high, with its margin.
    int size() {
        return squares.getWidth();
    }

    /// Its dark squares as an SVG path, each one unit wide.
    String path() {
        var path = new StringBuilder();
        for (var y = 0; y < size(); y++) {
            for (var x = 0; x < size(); x++) {
                if (squares.get(x, y)) {
                    path.append("M").append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /// A label to print: the code, and below it the serial for people.
    String svg(String serial) {
        var height = size() + QUIET;
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$dmm" height="%2$dmm">
        <rect width="%1$d" height="%2$d" fill="#fff"/>
        <path d="%3$s" shape-rendering="crispEdges"/>
        <text x="50%%" y="%4$d" font-family="monospace" font-size="3" text-anchor="middle">%5$s</text>
        </svg>
        """
                .formatted(size(), height, path(), size() + 1, serial);
    }
}
