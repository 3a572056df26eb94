package io.sitrep.notifier.subscription;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody, or some system, that wants to know. */
@Entity
@Table(name = "subscribers")
public class Subscriber extends PanacheEntityBase {
    @Id
    public UUID id;

    public Instant createdAt;

    /** Nobody, but an account of ours that posts what everybody may read. */
    public boolean account;
}
