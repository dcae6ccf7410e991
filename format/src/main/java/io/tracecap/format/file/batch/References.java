package io.tracecap.format.file.batch;

/** Which entry a reference means; the mirror of {@link ByteDictionary#reference}. */
final class References {
    private final String what;
    private final RecentValues recent = new RecentValues();
    private int total;
    private int used;

    /**
     * @param what what to call the entries in a message
     */
    References(String what) {
        this.what = what;
    }

    /** Begins anew with so many entries, none of them used yet. */
    void reset(int entries) {
        total = entries;
        used = 0;
        recent.reset(ByteDictionary.NONE, 0);
    }

    int resolve(long reference) throws BatchFormatException {
        if (reference >= 0 && reference < RecentValues.SIZE) {
            long entry = recent.use((int) reference);
            if (entry != ByteDictionary.NONE) {
                return (int) entry;
            }
        }
        boolean isNew = reference == ByteDictionary.NEW && used < total;
        long entry = isNew ? used : reference - ByteDictionary.NEW - 1;
        if (entry < 0 || (entry >= used && !isNew)) {
            throw new BatchFormatException("reference " + Long.toUnsignedString(reference) + " to one of " + total + " "
                    + what + ", " + used + " of them used so far");
        }
        used += isNew ? 1 : 0;
        recent.add(entry);
        return (int) entry;
    }

    void expectAllUsed() throws BatchFormatException {
        if (used != total) {
            throw new BatchFormatException(total + " " + what + ", " + used + " of them used");
        }
    }
}
