//! What is stated with an act: a named way of it, a day, whose it is.

use super::declare::worded;

worded! {
    /// What a person states with what he does.
    Input, said by "input" {
        /// Who acts.
        Actor,
        /// The same, where it is known who has to: he who signs.
        Signatory { Person: Must },
        /// The store that is worked with.
        Home,
        /// The folder of the store, which is to be named.
        HomeFolder,
        /// The body that is spoken of, where several are kept.
        Body,
        /// The folder of own data files, spoken of.
        OwnData,
        /// The folder of own data files, which is to be named.
        DataFolder,
        /// The folder of own data files, as it was named.
        DataInUse,
        /// The official day of the act.
        On { Day: May },
        /// The date of an order.
        Date,
        /// The day on which a duty is due.
        Due,
        /// The last day of a substitution.
        Last,
        /// The number of an order.
        Number,
        /// The editions that are compared.
        Editions,
        /// The ground for an update.
        Ground,
        /// The act that something rests on.
        Basis,
        /// The act itself, as a file.
        File,
        /// The unit whose rows these are.
        Unit { Unit: May },
        /// The one unit, where a file might be of several.
        OneUnit,
        /// Why a unit is not waited for.
        Without,
        /// Why rows are taken that were handed in already.
        Again,
        /// Whose wording is taken.
        Take,
        /// A wording of one's own.
        Set,
        /// That the values of all are united.
        Unite,
        /// That these are different rows.
        Apart,
        /// What a unit has to put right.
        Finding,
        /// What an agreer remarks.
        Remark,
        /// That a revision is one of substance.
        Substance,
        /// For whom an agreer decides.
        For,
        /// Who has to read an order.
        Person,
        /// Who carried an instruction out.
        By,
        /// Who owes a duty.
        Owner,
        /// The unit that takes over.
        To,
        /// The gender of a person.
        Gender,
        /// The file that a paper is written to.
        Out,
        /// The same of a report.
        Report,
        /// The format of a paper.
        Format,
        /// That what may have gone out is sent again.
        Resend,
    }
}
