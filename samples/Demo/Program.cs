using System.Text;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

switch (args)
{
#if !WITHOUT_SOURCE_MAPS
    case ["trace", var map, var trace]:
        StackTraceDemo.Run(map, trace);
        return 0;
#endif
#if !WITHOUT_SYMBOLS
    case ["symbols", var elf]:
        SymbolsDemo.Run(elf);
        return 0;
#endif
    default:
        Console.Error.WriteLine("usage: Demo trace <source map> <file with a stack trace> | symbols <ELF file>");
        return 2;
}
