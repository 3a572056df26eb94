package io.sitrep.incident.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** The row that says how one incident holds one component. */
@Entity
@Table(name = "incident_components")
@IdClass(AffectedRow.Key.class)
public class AffectedRow extends PanacheEntityBase {
    @Id
    @Column(name = "incident_id")
    public UUID incidentId;

    @Id
    @Column(name = "component_id")
    public UUID componentId;

    public String code;
    public String name;
    public String status;
    public int position;
    public String[] regions;

    /** JSON: region -> status, where it differs by region. */
    @Column(name = "region_statuses")
    public String regionStatuses = "{}";

    /** False when an imported incident only mentions it in its updates. */
    @Column(updatable = false)
    public boolean listed = true;

    /** Both halves of the primary key. */
    public record Key(UUID incidentId, UUID componentId) implements Serializable {}
}
