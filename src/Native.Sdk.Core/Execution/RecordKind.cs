namespace Native.Sdk.Execution;

/// <summary>The first byte of a journal record.</summary>
internal enum RecordKind : byte
{
    /// <summary>text: the next path of the file table.</summary>
    Path = 1,

    /// <summary>file:i32 exists:u8 size:i64 time:i64 hash:u128 trusted:u8: the next file version.</summary>
    Version = 2,

    /// <summary>version:i32 time:i64 trusted:u8: the same content was seen with another time.</summary>
    Restamp = 3,

    /// <summary>id:text build:i32 signature:3×u128 declared:i32 inputs:i32[] outputs:i32[].</summary>
    Step = 4,

    /// <summary>id:text: the step is no more.</summary>
    ForgetStep = 5,

    /// <summary>group:text files:i32[] since:i32[]: what lies in a group's source folders, and since which build.</summary>
    Listing = 6,

    /// <summary>number:i32 of the build that begins.</summary>
    Build = 7,
}
