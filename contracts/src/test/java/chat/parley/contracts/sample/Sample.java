package chat.parley.contracts.sample;

import chat.parley.contracts.Family;

/**
 * One body with fixed content.
 *
 * @param variant tells samples of the same type apart; empty for the usual one
 */
public record Sample(Family family, String variant, Object body) {
    /** Its file, relative to the folder of samples. */
    public String file() {
        var type = body.getClass().getSimpleName();
        return family.name() + "/" + (variant.isEmpty() ? type : type + "-" + variant) + ".json";
    }

    @Override
    public String toString() {
        return file();
    }
}
