package io.sitrep.notifier.delivery;

/**
 * A lease to be made use of.
 *
 * @param lane whom it overtakes: 1 for SEV1 to 4
 * @param term until when an attempt may be begun and still end within the lease
 */
record Errand(Lease lease, int lane, Term term) {}
