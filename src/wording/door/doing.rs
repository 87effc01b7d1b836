//! What may be done, or looked at, where a text advises it.

use super::declare::worded;

worded! {
    /// What a text advises to do or to look at.
    Doing, said by "do" {
        /// A store is made.
        Init,
        /// The log is read.
        Log { Home: May },
        /// What the log has of a register is read.
        RegisterLog,
        /// The log is held against itself.
        VerifyLog { Home: May },
        /// The log is held against a checkpoint that was kept elsewhere.
        VerifyCheckpoint,
        /// A checkpoint is taken, to be kept elsewhere.
        Checkpoint,
        /// The index is made anew from the journal.
        Rebuild,
        /// A backup is restored.
        Restore,
        /// A demonstration is played.
        Demo,
        /// The procedures there are.
        Procedures,
        /// The keys that the file of a procedure may have.
        Keys,
        /// The file of a procedure is checked.
        CheckProcedure,
        /// The file of a profile is checked.
        CheckProfile,
        /// The files of the calendar are checked.
        CheckCalendar,
        /// A due date is counted.
        CountDue,
        /// The registers there are.
        Registers,
        /// A register is opened.
        Open { Register: May },
        /// A register is looked at.
        Show,
        /// One of its editions.
        ShowEdition { Register: Must, Edition: Must },
        /// The edition in force on some day.
        ShowDay { Register: Must },
        /// The rows of the draft.
        DraftRows { Register: May },
        /// What a register waits for.
        Status,
        /// Which edition of it is in force.
        EditionInForce,
        /// At which stage its draft is.
        FindDraft,
        /// A draft is begun.
        BeginDraft,
        /// The first draft is begun.
        BeginFirstDraft { Register: Must },
        /// The draft is withdrawn.
        Withdraw,
        /// A draft is withdrawn that changes nothing of what is printed.
        WithdrawUnchanged,
        /// What units handed in is drawn together.
        Consolidate,
        /// What units say differently.
        Conflicts,
        /// How it is called, for a decision on it.
        ConflictNumbers,
        /// A conflict is decided.
        Decide { Register: May },
        /// It is recorded which unit took over.
        Successor { Register: Must, Unit: Must },
        /// The record of an edition is corrected.
        CorrectEdition,
        /// A blank is given out to a unit.
        Blank,
        /// A unit hands its file in.
        HandIn { Unit: May },
        /// A unit says that it has nothing to change.
        Nil,
        /// Files of units are taken in.
        Import { Register: Must },
        /// What a unit handed in is returned to it.
        ReturnSubmission { Unit: May },
        /// A unit is taken out of the collection.
        TakeOutUnit { Register: Must, Unit: Must },
        /// The check records a finding.
        Find,
        /// The check returns the draft.
        ReturnCheck,
        /// The check is passed.
        PassCheck,
        /// A requirement is answered.
        AnswerRequirement,
        /// How the agreement stands.
        Agreement { Register: May },
        /// A remark is answered.
        AnswerRemark,
        /// Agreement sheets are given out.
        Sheets { Register: May },
        /// The orders that the journal has.
        Orders { Organisation: May },
        /// An order that stands alone is given out.
        ShowOrder,
        /// The act of a register is given out.
        DraftOrder,
        /// The act of a register is written into a file.
        PrintOrder { Register: May },
        /// The same with the mark of a signature.
        MarkOrder,
        /// A register is approved anew.
        ApproveAnew,
        /// The clause by which earlier orders are repealed is put into the draft.
        RepealEarlier { Register: May },
        /// The draft is laid before the one who approves.
        Present,
        /// The order of a register is signed.
        Sign,
        /// An order that stands alone is signed.
        SignAlone,
        /// An act is signed, of whichever kind it is.
        SignAct,
        /// The order of another register is signed as part of the same act.
        SignWith { Order: Must, On: Must },
        /// An order is repealed by another.
        Repeal { Order: Must },
        /// Date or number of an order are put right.
        CorrectOrder { Organisation: Must, Number: Must },
        /// A publication is recorded.
        RecordPublication,
        /// Who has to read what.
        Readings,
        /// A substitution is recorded.
        Substitute,
        /// A substitution that stood in a file is recorded instead.
        MoveSubstitution,
        /// The substitutions there are.
        Substitutions,
        /// The duties there are.
        Duties,
        /// The instructions that are open.
        Instructions,
        /// All instructions.
        AllInstructions,
        /// What was recorded of an instruction is corrected.
        CorrectInstruction,
        /// What may have gone out is sent again.
        Resend,
    }
}
